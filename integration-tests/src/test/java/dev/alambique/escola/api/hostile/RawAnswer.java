package dev.alambique.escola.api.hostile;

import dev.alambique.escola.api.hostile.HostileRequest.Manner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * An answer as it came over the wire.
 *
 * @param status the status
 * @param headers the headers, by names in small letters
 * @param body the body, chunks put together
 */
record RawAnswer(int status, Map<String, String> headers, String body) {
    private static final int PATIENCE_MILLISECONDS = 20_000;
    private static final long BETWEEN_BYTES = TimeUnit.MICROSECONDS.toNanos(500);
    private static final long STALL = TimeUnit.MILLISECONDS.toNanos(700);
    private static final String END_OF_HEAD = "\r\n\r\n";

    /**
     * Sends a request, says that nothing follows, and reads the answers until the server ends the connection.
     *
     * @throws java.net.SocketTimeoutException if the server neither answers nor ends the connection
     */
    static List<RawAnswer> to(HostileRequest request, int port) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(PATIENCE_MILLISECONDS);
            socket.setTcpNoDelay(true);
            try {
                send(request, socket.getOutputStream());
                socket.shutdownOutput();
            } catch (SocketException refusedBeforeItsEnd) {
                // The answer may be there all the same.
            }
            return parsed(received(socket.getInputStream()), request.isHead());
        }
    }

    String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    private static void send(HostileRequest request, OutputStream out) throws IOException {
        byte[] bytes = request.sent().getBytes(StandardCharsets.ISO_8859_1);
        if (request.manner() == Manner.AT_ONCE) {
            out.write(bytes);
            return;
        }
        for (byte each : bytes) {
            out.write(each);
            LockSupport.parkNanos(BETWEEN_BYTES);
        }
        if (request.manner() == Manner.STALLED) {
            LockSupport.parkNanos(STALL);
        }
    }

    private static String received(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes.write(buffer, 0, read);
            }
        } catch (SocketException reset) {
            // What was not read of the request resets the connection, behind the answer.
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    private static List<RawAnswer> parsed(String received, boolean head) {
        List<RawAnswer> answers = new ArrayList<>();
        String rest = received;
        while (!rest.isEmpty()) {
            int end = rest.indexOf(END_OF_HEAD);
            if (!rest.startsWith("HTTP/1.1 ") || end < 0) {
                throw new AssertionError("no HTTP answer: " + rest);
            }
            String[] lines = rest.substring(0, end).split("\r\n");
            int status = Integer.parseInt(lines[0].split(" ", 3)[1]);
            Map<String, String> headers = new TreeMap<>();
            for (int i = 1; i < lines.length; i++) {
                String[] parts = lines[i].split(":", 2);
                headers.merge(parts[0].toLowerCase(Locale.ROOT), parts[1].strip(), (one, two) -> one + ", " + two);
            }
            rest = rest.substring(end + END_OF_HEAD.length());
            StringBuilder body = new StringBuilder();
            // A HEAD that cannot be parsed is none, for Jetty: its answer has a body.
            if ((!head || rest.startsWith("{")) && status >= 200 && status != 204 && status != 304) {
                rest = body(headers, rest, body);
            }
            String text = new String(body.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            if (status >= 200) {
                answers.add(new RawAnswer(status, headers, text));
            }
        }
        return answers;
    }

    /** Reads a body; what is left belongs to the next answer. */
    private static String body(Map<String, String> headers, String rest, StringBuilder body) {
        if (!headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
            int length = Integer.parseInt(headers.getOrDefault("content-length", String.valueOf(rest.length())));
            body.append(rest, 0, length);
            return rest.substring(length);
        }
        String left = rest;
        while (true) {
            int line = left.indexOf("\r\n");
            int size = Integer.parseInt(left.substring(0, line), 16);
            body.append(left, line + 2, line + 2 + size);
            left = left.substring(line + 2 + size + 2);
            if (size == 0) {
                return left;
            }
        }
    }
}
