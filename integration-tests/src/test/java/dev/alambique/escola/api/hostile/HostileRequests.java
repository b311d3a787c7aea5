package dev.alambique.escola.api.hostile;

import static dev.alambique.escola.api.hostile.HostileValues.any;
import static dev.alambique.escola.api.hostile.HostileValues.deep;
import static dev.alambique.escola.api.hostile.HostileValues.inUrl;
import static dev.alambique.escola.api.hostile.HostileValues.json;
import static dev.alambique.escola.api.hostile.HostileValues.noUtf8;
import static dev.alambique.escola.api.hostile.HostileValues.text;

import dev.alambique.escola.api.hostile.HostileRequest.Manner;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The hostile requests of a seed: the same number gives the same request again. */
final class HostileRequests {
    private static final List<String> RESOURCES = List.of("/alunos", "/cursos", "/matriculas");
    private static final String CRLF = "\r\n";

    private final int number;
    private final SplittableRandom random;

    private HostileRequests(long seed, int number) {
        this.number = number;
        this.random = new SplittableRandom(seed + number * 0x9E3779B97F4A7C15L);
    }

    /** One of the requests of a seed. */
    static HostileRequest of(long seed, int number) {
        return new HostileRequests(seed, number).next();
    }

    private HostileRequest next() {
        // Slow clients cost time: a few of them show as much as many.
        if (number % 500 == 250) {
            Manner manner = number % 1000 == 250 ? Manner.STALLED : Manner.BYTE_BY_BYTE;
            return HostileRequest.of("slow client", request("POST", "/alunos", good("/alunos")), manner);
        }
        return switch (random.nextInt(15)) {
            case 0, 1, 2 -> whole("values", valuesOfTheWrongKind());
            case 3 -> whole("structure", oddStructure());
            case 4 -> whole("path", request(any(random, List.of("GET", "POST", "HEAD", "PUT")), oddPath(), "{}"));
            case 5 -> whole("query", request("GET", resource() + "?" + oddQuery(), ""));
            case 6 -> whole("method", request(oddMethod(), resource() + any(random, List.of("", id(), "/x")), ""));
            case 7 -> whole("content type", oddContentType());
            case 8 -> whole("header", oddHeader());
            case 9 -> whole("condition", oddCondition());
            case 10 -> whole("patch", oddPatch());
            case 11 -> whole("truncated", truncated());
            case 12 -> whole("chunked", oddChunks());
            case 13 -> whole("request line", oddRequestLine());
            default -> whole("flipped bits", flipped());
        };
    }

    private static HostileRequest whole(String family, String bytes) {
        return HostileRequest.of(family, bytes, Manner.AT_ONCE);
    }

    private String resource() {
        return any(random, RESOURCES);
    }

    private String id() {
        return "/" + any(random, List.of("1", "2", "3", "17", "0", "-1", "9223372036854775807", "x", "1.0", "+1"));
    }

    /** From the year 0 to 2020: of other calendars, too. */
    private LocalDate day() {
        return LocalDate.of(0, 1, 1).plusDays(random.nextInt(737_000));
    }

    private Map<String, String> fields(String resource) {
        Map<String, String> fields = new LinkedHashMap<>();
        switch (resource) {
            case "/alunos" -> {
                fields.put("nome", "\"Ana\"");
                fields.put("email", "\"a" + number + "@escola.example\"");
                fields.put("telefone", "\"+55 11 5555-0001\"");
                fields.put("data_nascimento", "\"" + day() + "\"");
            }
            case "/cursos" -> {
                fields.put("nome", "\"Latim\"");
                fields.put("codigo", "\"L-" + number + "\"");
                fields.put("descricao", "null");
            }
            default -> {
                fields.put("aluno_id", "1");
                fields.put("curso_id", "1");
                fields.put("data", "\"2026-02-01\"");
            }
        }
        return fields;
    }

    private static String object(Map<String, String> fields) {
        List<String> members = new ArrayList<>();
        fields.forEach((name, value) -> members.add("\"" + name + "\":" + value));
        return "{" + String.join(",", members) + "}";
    }

    private String good(String resource) {
        return object(fields(resource));
    }

    private String valuesOfTheWrongKind() {
        String resource = resource();
        Map<String, String> fields = fields(resource);
        List<String> names = List.copyOf(fields.keySet());
        for (int i = 0; i <= random.nextInt(2); i++) {
            fields.put(any(random, names), json(random));
        }
        if (random.nextInt(6) == 0) {
            fields.put(any(random, List.of("id", "versao", "__proto__", "class", text(random))), json(random));
        }
        return random.nextInt(4) == 0
                ? request("PUT", resource + id(), object(fields))
                : request("POST", resource, object(fields));
    }

    private String oddStructure() {
        String resource = resource();
        String good = good(resource);
        String body = switch (random.nextInt(10)) {
            case 0 -> deep(random);
            case 1 -> "{\"nome\":" + deep(random) + "}";
            case 2 -> "[" + good + "]";
            case 3 -> good + good;
            case 4 -> good.replaceFirst("\\{", "{\"nome\":\"B\",");
            case 5 -> json(random);
            case 6 -> good + noUtf8(random);
            case 7 -> "\u00ef\u00bb\u00bf" + good;
            case 8 -> "{" + "\"k\":1,".repeat(20_000) + "\"z\":1}";
            default -> "\u00ff\u00fe" + good.replaceAll("(.)", "$1\u0000");
        };
        return request("POST", resource, body);
    }

    private String oddPath() {
        String resource = resource();
        return switch (random.nextInt(14)) {
            case 0 -> "/%2e%2e" + resource;
            case 1 -> resource + "/../.." + resource;
            case 2 -> "/" + resource;
            case 3 -> resource + ";x=y" + id();
            case 4 -> resource + "%2f1";
            case 5 -> resource + "/1%5c..";
            case 6 -> resource + "/" + "9".repeat(1 + random.nextInt(20_000));
            case 7 -> "/docs/" + any(random, List.of("..%2f..", "%2e%2e/x", "swagger-ui.css%00", "..\\..\\x", ";/x"));
            case 8 -> "/cursos/" + inUrl(random) + "/alunos";
            case 9 -> resource + "/%31";
            case 10 -> resource + "/" + "/".repeat(random.nextInt(2_000));
            case 11 -> "http://elsewhere.example" + resource;
            case 12 -> "*";
            default -> resource + "/" + inUrl(random);
        };
    }

    private String oddQuery() {
        String name =
                any(random, List.of("nome", "email", "codigo", "sort", "limit", "after", "total", "x", inUrl(random)));
        String first = name + any(random, List.of("=", "", "[]=", "==")) + inUrl(random);
        return switch (random.nextInt(8)) {
            case 0 -> first + "&" + first;
            case 1 -> "&".repeat(random.nextInt(5_000)) + first;
            case 2 -> "limit=" + any(random, List.of("0", "-1", "1001", "1e3", "2147483648", "%31", "1;DROP"));
            case 3 -> "sort=" + any(random, List.of("id;--", "--id", "versao", "(select 1)", "-", "nome,id"));
            case 4 -> "after=" + any(random, List.of("AAAA", "aWQKeAp4", "aWQKLTEK", "bm9tZQoxCgA", "===", "%ff"));
            case 5 -> "x=1&".repeat(1_000 + random.nextInt(1_000));
            default -> first;
        };
    }

    private String oddMethod() {
        return any(
                random,
                List.of(
                        "PATCH",
                        "DELETE",
                        "OPTIONS",
                        "TRACE",
                        "CONNECT",
                        "BREW",
                        "PROPFIND",
                        "get",
                        "QUERY",
                        "POST",
                        "HEAD",
                        "PUT",
                        "X".repeat(3_000),
                        "G@T",
                        "GET\u0000"));
    }

    private String oddContentType() {
        String type = any(
                random,
                List.of(
                        "",
                        "text/plain",
                        "application/x-www-form-urlencoded",
                        "multipart/form-data; boundary=x",
                        "multipart/form-data",
                        "application/json; charset=utf-16",
                        "application/json; charset=nonsense",
                        "application/json;;;=",
                        "application/jsonx",
                        "APPLICATION/JSON",
                        "application/xml",
                        "*/*",
                        "application/merge-patch+json",
                        text(random)));
        return request("POST", "/alunos", good("/alunos"), "Content-Type: " + type);
    }

    private String oddHeader() {
        String header = any(
                random,
                List.of(
                        "Content-Length: 3",
                        "Content-Length: -1",
                        "Content-Length: 99999999999999999999",
                        "Content-Length: 1e3",
                        "Transfer-Encoding: chunked",
                        "Transfer-Encoding: gzip, identity",
                        "Content-Encoding: gzip",
                        "Expect: 100-continue",
                        "Expect: the-unexpected",
                        "Upgrade: websocket\r\nConnection: Upgrade",
                        "Host: a\r\nHost: b",
                        "Host: \u0001",
                        "X-Big: " + "x".repeat(random.nextInt(40_000)),
                        "X-Many: y\r\n".repeat(random.nextInt(400)) + "X-Last: z",
                        "Name With Space: x",
                        ": no name",
                        " folded: x",
                        "X-Control: \u0001\u0002\u0008",
                        "X-Nul: a\u0000b",
                        "Cookie: " + text(random),
                        "Authorization: Bearer " + text(random),
                        "X-Request-Id: " + text(random),
                        "X-Forwarded-For: " + text(random),
                        "X-HTTP-Method-Override: DELETE",
                        "Range: bytes=0-,1-,-5",
                        "Accept: " + text(random),
                        "Accept-Encoding: gzip;q=nonsense, " + text(random),
                        "Origin: " + text(random),
                        "If-Modified-Since: " + text(random)));
        return random.nextBoolean()
                ? request("POST", "/alunos", good("/alunos"), "Content-Type: application/json", header)
                : request("GET", "/alunos?limit=1", "", header);
    }

    private String oddCondition() {
        String value = any(random, List.of("", "*", "\"0\"", "\"", "W/\"0\"", "\"0\",", "*, \"0\"", text(random)));
        String many = "\"0\",".repeat(random.nextInt(1_500)) + "\"1\"";
        String tag = random.nextInt(5) == 0 ? many : value;
        return switch (random.nextInt(4)) {
            case 0 -> request("GET", "/alunos" + id(), "", "If-None-Match: " + tag);
            case 1 ->
                request("PUT", "/alunos" + id(), good("/alunos"), "Content-Type: application/json", "If-Match: " + tag);
            case 2 ->
                request(
                        "POST",
                        "/alunos",
                        good("/alunos"),
                        "Content-Type: application/json",
                        "Idempotency-Key: " + any(random, List.of("k", "k".repeat(256), text(random), tag)));
            default -> {
                String language = any(
                        random,
                        List.of("pt;q=2", "*;q=", "en-".repeat(80), "pt;q=NaN", "x-klingon;q=-1,,;", text(random)));
                yield request("GET", "/alunos/x", "", "Accept-Language: " + language);
            }
        };
    }

    private String oddPatch() {
        String resource = resource();
        Map<String, String> changes = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(fields(resource).keySet());
        names.addAll(List.of("id", "versao", "constructor", text(random)));
        for (int i = 0; i <= random.nextInt(3); i++) {
            changes.put(any(random, names), json(random));
        }
        String body = random.nextInt(6) == 0 ? json(random) : object(changes);
        String type = any(random, List.of("application/merge-patch+json", "application/json", "text/plain"));
        return request("PATCH", resource + id(), body, "Content-Type: " + type);
    }

    private String truncated() {
        String whole = request("POST", "/alunos", good("/alunos"));
        if (random.nextBoolean()) {
            return whole.substring(0, 1 + random.nextInt(whole.length() - 1));
        }
        // All of the JSON is there, but not all that was announced.
        return whole.replaceFirst("Content-Length: \\d+", "Content-Length: " + (200 + random.nextInt(1_000)));
    }

    private String oddChunks() {
        String body = good("/alunos");
        String chunk = Integer.toHexString(body.length()) + CRLF + body + CRLF;
        String chunks = any(
                random,
                List.of(
                        chunk + "0\r\n\r\n",
                        chunk,
                        chunk + "0\r\nX-Injected: trailer\r\n\r\n",
                        "zz\r\n" + body,
                        "-5\r\n" + body,
                        "ffffffffffffffff\r\n" + body,
                        "7fffffff\r\n" + body,
                        "5;" + "e".repeat(20_000) + CRLF + body,
                        "1\r\n" + body + "\r\n0\r\n\r\n",
                        "0\r\n\r\n",
                        "\r\n\r\n",
                        text(random)));
        return head("POST", "/alunos", "Content-Type: application/json", "Transfer-Encoding: chunked") + chunks;
    }

    private String oddRequestLine() {
        return any(
                        random,
                        List.of(
                                "GET /alunos",
                                "GET /alunos HTTP/0.9",
                                "GET /alunos HTTP/2.0",
                                "GET /alunos HTTP/9.9",
                                "GET /alunos http/1.1",
                                "GET  /alunos  HTTP/1.1",
                                "GET\t/alunos\tHTTP/1.1",
                                "GET alunos HTTP/1.1",
                                "GET /" + "a".repeat(random.nextInt(30_000)) + " HTTP/1.1",
                                "/alunos GET HTTP/1.1",
                                "GET /alunos HTTP/1.1\r\n\r\nGET /alunos HTTP/1.1",
                                "PRI * HTTP/2.0\r\n\r\nSM",
                                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000",
                                "\u0000\u0000\u0000\u0000",
                                text(random)))
                + "\r\nHost: x\r\nConnection: close\r\n\r\n";
    }

    private String flipped() {
        String resource = resource();
        StringBuilder request = new StringBuilder(request("POST", resource, good(resource)));
        for (int i = 0; i <= random.nextInt(4); i++) {
            int at = random.nextInt(request.length());
            request.setCharAt(at, (char) (request.charAt(at) ^ (1 << random.nextInt(8))));
        }
        return request.toString();
    }

    private static String request(String method, String path, String body) {
        return request(method, path, body, "Content-Type: application/json");
    }

    private static String request(String method, String path, String body, String... headers) {
        return head(method, path, headers)
                        .replaceFirst("\r\n\r\n$", "\r\nContent-Length: " + body.length() + CRLF + CRLF)
                + body;
    }

    private static String head(String method, String path, String... headers) {
        return method + " " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + String.join(CRLF, headers) + CRLF
                + CRLF;
    }
}
