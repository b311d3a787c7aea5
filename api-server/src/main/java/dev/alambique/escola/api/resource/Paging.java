package dev.alambique.escola.api.resource;

import io.javalin.http.Context;
import io.javalin.http.Header;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** How a page travels: its items as an array, the next page as a {@code Link} (RFC 8288), the total as a header. */
final class Paging {
    /** The header that says how many match altogether. */
    static final String TOTAL = "Total-Count";

    private Paging() {}

    static void answer(Context ctx, Page<?> page) {
        page.next()
                .ifPresent(
                        next -> ctx.header(Header.LINK, "<" + ctx.path() + "?" + query(ctx, next) + ">; rel=\"next\""));
        page.total().ifPresent(total -> ctx.header(TOTAL, String.valueOf(total)));
        ctx.json(page.items());
    }

    private static String query(Context ctx, Cursor next) {
        Map<String, String> parameters = new LinkedHashMap<>(QueryString.of(ctx));
        parameters.put("after", next.encoded());
        return parameters.entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
