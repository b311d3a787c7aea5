package dev.alambique.escola.api.problem;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name of a request, which its answer and the logs have in common. */
public final class RequestId {
    /** The header that says it, both ways. */
    public static final String HEADER = "X-Request-Id";

    /** Nothing that could break a line of a log, or say anything in one. */
    private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestId() {}

    /** What the client calls the request, or else a new name. */
    public static String of(@Nullable String given) {
        return given != null && ACCEPTABLE.matcher(given).matches() ? given : random().toString();
    }

    /** Nobody gains anything by guessing it: a UUID like others, without asking the kernel for its bits. */
    private static UUID random() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() & ~(3L << 62) | 1L << 63);
    }
}
