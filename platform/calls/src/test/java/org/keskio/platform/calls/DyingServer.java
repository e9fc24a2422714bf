package org.keskio.platform.calls;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** Begins each connection as an HTTP/2 server does and drops it without a word once a call has come. */
final class DyingServer implements AutoCloseable {

    // No settings, and a yes to those of the client.
    private static final byte[] WELCOME = {0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 4, 1, 0, 0, 0, 0};
    private static final int HEADERS = 1;

    private final ServerSocket socket;
    private final AtomicInteger calls = new AtomicInteger();

    private DyingServer(ServerSocket socket) {
        this.socket = socket;
    }

    static DyingServer at(int port) throws IOException {
        DyingServer server = new DyingServer(new ServerSocket(port, 50, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(server::serve);
        return server;
    }

    /** How many were dropped. */
    int calls() {
        return calls.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                connection.getOutputStream().write(WELCOME);
                awaitCall(connection.getInputStream());
                calls.incrementAndGet();
            } catch (IOException e) {
                // closed, by either side
            }
        }
    }

    private static void awaitCall(InputStream in) throws IOException {
        in.skipNBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".length());
        int type;
        do {
            byte[] head = in.readNBytes(9);
            if (head.length < 9) {
                throw new IOException("The client went away");
            }
            type = head[3];
            in.skipNBytes((head[0] & 0xff) << 16 | (head[1] & 0xff) << 8 | head[2] & 0xff);
        } while (type != HEADERS);
    }
}
