package dev.sluice.edge.socketio;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOServer;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.handler.timeout.WriteTimeoutHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The library's server with three rules that it lacks. A client that does not read is not read from either: it would have
 * answers to its pings pile up. One that takes nothing for a while is cut off: the library closes after a last write,
 * which such a client never lets happen. And what its pipeline leaves unhandled closes the connection without a word.
 *
 * <p>Its memory is not pooled, but left to the garbage collector: of packets that come several in one message the library
 * makes copies that it never releases.
 */
final class GuardedServer extends SocketIOServer {
    private static final Logger log = LoggerFactory.getLogger(GuardedServer.class);

    private final Duration writeLimit;

    GuardedServer(Configuration configuration, Duration writeLimit) {
        super(configuration);
        this.writeLimit = writeLimit;
    }

    @Override
    protected void applyConnectionOptions(ServerBootstrap bootstrap) {
        super.applyConnectionOptions(bootstrap);
        bootstrap.childOption(ChannelOption.ALLOCATOR, new UnpooledByteBufAllocator(false));
        ChannelHandler library = bootstrap.config().childHandler();
        bootstrap.childHandler(new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline().addLast(new CutOff(writeLimit), new NoReadingAhead(), library);
            }
        });
    }

    private static final class CutOff extends WriteTimeoutHandler {
        CutOff(Duration limit) {
            super(limit.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        protected void writeTimedOut(ChannelHandlerContext context) {
            var _ = context.close();
        }
    }

    private static final class NoReadingAhead extends ChannelInboundHandlerAdapter {
        /** Behind the handlers of the library, which has put them in by now. */
        @Override
        public void channelActive(ChannelHandlerContext context) {
            context.pipeline().addLast(new LastResort());
            context.fireChannelActive();
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext context) {
            context.channel().config().setAutoRead(context.channel().isWritable());
            context.fireChannelWritabilityChanged();
        }
    }

    private static final class LastResort extends ChannelInboundHandlerAdapter {
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable fault) {
            log.debug("connection fault", fault);
            var _ = context.close();
        }
    }
}
