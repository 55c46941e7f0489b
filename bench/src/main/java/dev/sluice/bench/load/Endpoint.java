package dev.sluice.bench.load;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Supplier;

/** Where a server listens and how its replies are read. */
public record Endpoint(InetSocketAddress address, Supplier<ReplyParser> parsers) {
    public static Endpoint http(int port) {
        return new Endpoint(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), HttpReplyParser::new);
    }

    public static Endpoint resp(int port) {
        return new Endpoint(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), RespReplyParser::new);
    }
}
