package dev.alambique.escola.api.guard;

import dev.alambique.migration.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/** The secret that clients show, of which only the digest is kept. */
public final class Token {
    private static final Pattern ACCEPTABLE = Pattern.compile("[\\x21-\\x7e]+");

    private final byte[] digest;

    private Token(byte[] digest) {
        this.digest = digest;
    }

    /**
     * A token.
     *
     * @throws dev.alambique.migration.problem.UsageException if no header could hold it
     */
    public static Token of(String text) {
        if (!ACCEPTABLE.matcher(text).matches()) {
            throw Problem.of("API_TOKEN holds a space, or what is not printable ASCII.")
                    .with("reason", "no header Authorization could hold it")
                    .instead("a token such as that of: openssl rand -hex 32")
                    .usage();
        }
        return new Token(digest(text));
    }

    /** Whether it is among what a request shows; takes as long whatever that is. */
    boolean isAmong(Credentials credentials) {
        boolean found = false;
        for (String each : credentials.shown()) {
            found |= MessageDigest.isEqual(digest, digest(each));
        }
        return found;
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
