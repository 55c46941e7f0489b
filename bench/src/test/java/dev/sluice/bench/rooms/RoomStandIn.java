package dev.sluice.bench.rooms;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Enough of a signalling server for the benchmark to be tested against, in a process of its own: it takes the launcher's
 * arguments, answers {@code /health/ready}, and with {@code --set stand-in.lossy=true} swallows every tenth paced offer.
 */
final class RoomStandIn {
    private static final Pattern FIELD = Pattern.compile("\"(pool|to)\":\"([^\"]*)\"");

    /** A stamp whose number ends in 7. */
    private static final Pattern SEVENTH = Pattern.compile("@\\d{19}\\.\\d{9}7");

    private final boolean lossy;
    private final Map<String, Peer> peers = new ConcurrentHashMap<>();

    private RoomStandIn(boolean lossy) {
        this.lossy = lossy;
    }

    public static void main(String[] args) throws IOException {
        List<String> words = List.of(args);
        String http = words.get(words.indexOf("--http") + 1);
        int port = Integer.parseInt(http.substring(http.indexOf(':') + 1));
        RoomStandIn standIn = new RoomStandIn(words.contains("stand-in.lossy=true"));
        try (ServerSocket server = new ServerSocket(port, 1024, InetAddress.getLoopbackAddress())) {
            while (true) {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> standIn.serve(socket));
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            boolean webSocket = head(in).contains("Upgrade: websocket");
            socket.getOutputStream()
                    .write((webSocket ? "HTTP/1.1 101 Switching Protocols\r\n\r\n" : "HTTP/1.1 200 OK\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            if (webSocket) {
                talk(in, new Peer(UUID.randomUUID().toString(), socket.getOutputStream()));
            }
        } catch (IOException _) {
            // The client left without a word.
        }
    }

    private static String head(DataInputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    private void talk(DataInputStream in, Peer peer) throws IOException {
        try {
            while (true) {
                int opcode = in.readUnsignedByte() & 15;
                String text = payload(in);
                if (opcode == 8) {
                    return;
                }
                told(peer, text);
            }
        } finally {
            peers.remove(peer.id);
            tellOthers(peer, "rtc:close");
        }
    }

    private void told(Peer peer, String text) throws IOException {
        Matcher field = FIELD.matcher(text);
        if (!field.find()) {
            peer.send("{\"type\":\"rtc:error\",\"data\":{\"message\":\"what?\"}}");
        } else if (field.group(1).equals("pool")) {
            join(peer, field.group(2));
        } else if (!lossy || !SEVENTH.matcher(text).find()) {
            Peer to = peers.get(field.group(2));
            if (to != null) {
                to.send(text);
            }
        }
    }

    /** One at a time: of two that join, one was first. */
    private synchronized void join(Peer peer, String pool) throws IOException {
        peer.pool = pool;
        peers.put(peer.id, peer);
        peer.send("{\"type\": \"rtc:joined\", \"data\": {\"client_id\": \"" + peer.id + "\"}}");
        tellOthers(peer, "rtc:peer");
    }

    private void tellOthers(Peer peer, String type) throws IOException {
        for (Peer other : new ArrayList<>(peers.values())) {
            if (other != peer && other.pool.equals(peer.pool)) {
                other.send("{\"type\":\"" + type + "\",\"data\":{\"id\":\"" + peer.id + "\"}}");
            }
        }
    }

    private static String payload(DataInputStream in) throws IOException {
        int length = in.readUnsignedByte() & 127;
        length = length == 126 ? in.readUnsignedShort() : length;
        byte[] mask = in.readNBytes(4);
        byte[] bytes = in.readNBytes(length);
        for (int i = 0; i < length; i++) {
            bytes[i] ^= mask[i & 3];
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static final class Peer {
        private final String id;
        private final OutputStream out;
        private volatile String pool = "";

        Peer(String id, OutputStream out) {
            this.id = id;
            this.out = out;
        }

        synchronized void send(String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            ByteArrayOutputStream frame = new ByteArrayOutputStream();
            frame.write(0x81);
            frame.writeBytes(
                    bytes.length < 126
                            ? new byte[] {(byte) bytes.length}
                            : new byte[] {126, (byte) (bytes.length >> 8), (byte) bytes.length});
            frame.writeBytes(bytes);
            out.write(frame.toByteArray());
        }
    }
}
