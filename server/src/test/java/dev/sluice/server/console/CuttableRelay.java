package dev.sluice.server.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A relay in front of a server that can be cut, as a network is: open connections end, and new ones come to nothing
 * until it is mended.
 */
public final class CuttableRelay implements AutoCloseable {
    private final InetAddress loopback = InetAddress.getLoopbackAddress();
    private final int targetPort;
    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean cut;

    public CuttableRelay(URI target) throws IOException {
        this.targetPort = target.getPort();
        this.listener = new ServerSocket(0, 50, loopback);
        threads.execute(this::acceptAll);
    }

    public URI baseUri() {
        return URI.create("http://localhost:" + listener.getLocalPort());
    }

    public void cut() throws IOException {
        cut = true;
        closeOpen();
    }

    public void mend() {
        cut = false;
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                threads.execute(() -> relay(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void relay(Socket client) {
        try (client;
                Socket server = new Socket(loopback, targetPort)) {
            open.add(client);
            open.add(server);
            if (!cut) {
                threads.execute(() -> copy(server, client));
                copy(client, server);
            }
        } catch (IOException gone) {
            // Either end went away: so does the other.
        } finally {
            open.remove(client);
        }
    }

    private void copy(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] buffer = new byte[8192];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                out.write(buffer, 0, length);
                out.flush();
            }
        } catch (IOException gone) {
            // As above.
        } finally {
            open.remove(from);
        }
    }

    private void closeOpen() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        closeOpen();
        threads.close();
    }
}
