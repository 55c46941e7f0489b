package dev.sluice.edge.socketio;

import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.listener.ExceptionListenerAdapter;
import io.netty.channel.ChannelHandlerContext;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what is a fault of ours. What clients send, or stop sending, is none and only closes their connection. */
final class SocketIoFaults extends ExceptionListenerAdapter {
    private static final Logger log = LoggerFactory.getLogger(SocketIoFaults.class);

    @Override
    public boolean exceptionCaught(ChannelHandlerContext context, Throwable fault) {
        log.debug("connection fault", fault);
        var _ = context.close();
        return true;
    }

    @Override
    public void onEventException(Exception fault, List<Object> event, SocketIOClient client) {
        log.error("an event over Socket.IO failed", fault);
    }

    @Override
    public void onConnectException(Exception fault, SocketIOClient client) {
        log.error("a peer over Socket.IO could not be let in", fault);
    }

    @Override
    public void onDisconnectException(Exception fault, SocketIOClient client) {
        log.error("a peer over Socket.IO could not be let go", fault);
    }

    @Override
    public void onPongException(Exception fault, SocketIOClient client) {
        log.error("a pong over Socket.IO failed", fault);
    }

    @Override
    public void onAuthException(Throwable fault, SocketIOClient client) {
        log.debug("what a client told of itself is of no use here", fault);
    }
}
