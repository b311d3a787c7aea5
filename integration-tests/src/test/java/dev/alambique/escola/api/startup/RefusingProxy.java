package dev.alambique.escola.api.startup;

import dev.alambique.migration.connect.ConnectionSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A database that hangs up on its first callers, and then answers. */
final class RefusingProxy implements AutoCloseable {
    private final ServerSocket listener;
    private final ConnectionSettings database;
    private int refusals;

    RefusingProxy(ConnectionSettings database, int refusals) throws IOException {
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.database = database;
        this.refusals = refusals;
        daemon(this::accept);
    }

    ConnectionSettings settings() {
        return ConnectionSettings.of("127.0.0.1", listener.getLocalPort(), database.database(), "postgres", "postgres");
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void accept() throws IOException {
        while (true) {
            Socket caller = listener.accept();
            if (refusals-- > 0) {
                caller.close();
                continue;
            }
            String server = database.servers().get(0);
            int port = Integer.parseInt(server.substring(server.lastIndexOf(':') + 1));
            Socket callee = new Socket("127.0.0.1", port);
            daemon(() -> caller.getInputStream().transferTo(callee.getOutputStream()));
            daemon(() -> callee.getInputStream().transferTo(caller.getOutputStream()));
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    /** Runs until a socket is closed, which ends it with an exception. */
    private static void daemon(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
