package dev.sluice.edge;

import dev.sluice.base.Clock;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server: as many event loops as the settings say, and at each entrance a set of routes.
 *
 * <p>{@link #start} and {@link #close} block; call them from a thread of your own.
 */
public final class HttpEdge implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HttpEdge.class);
    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    /** How long a peer may take to answer a close; one that never does must not hold up a stop. */
    private static final int SOCKET_CLOSING_SECONDS = 1;

    private final Vertx vertx;

    private HttpEdge(Vertx vertx) {
        this.vertx = vertx;
    }

    /**
     * Listens at every entrance, or, when one of them cannot be had, at none.
     *
     * @throws CannotListenException with one plain sentence
     */
    public static HttpEdge start(HttpSettings settings, List<Entrance> entrances, HttpStats stats, Clock clock) {
        int loops = loops(settings);
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setPreferNativeTransport(true)
                .setEventLoopPoolSize(loops)
                .setWorkerPoolSize(2)
                .setInternalBlockingPoolSize(2));
        HttpServerOptions options = options(settings);
        try {
            for (int i = 0; i < entrances.size(); i++) {
                Entrance entrance = entrances.get(i);
                int number = i + 1;
                Supplier<FrontDoor> doors = () -> new FrontDoor(options, settings, entrance, number, stats, clock);
                listen(entrance, () -> vertx.deployVerticle(doors, new DeploymentOptions().setInstances(loops)));
            }
        } catch (CannotListenException fault) {
            closeVertx(vertx);
            throw fault;
        }
        return new HttpEdge(vertx);
    }

    private static void listen(Entrance entrance, Supplier<Future<String>> deployment) {
        ListenAddress wanted = entrance.address();
        try {
            listenOnce(entrance, deployment.get());
        } catch (PortTakenException taken) {
            if (!entrance.move()) {
                throw taken;
            }
            listenOnce(entrance, deployment.get());
            log.warn(
                    "{}: something else listens on {}, so port {} it is; set a port to insist on it, or off",
                    entrance.setting(),
                    wanted,
                    entrance.port());
        }
    }

    private static void listenOnce(Entrance entrance, Future<String> listening) {
        try {
            listening.toCompletionStage().toCompletableFuture().get(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException fault) {
            throw cannotListen(entrance, fault);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CannotListenException("interrupted while starting to listen", interrupted);
        }
    }

    /** One loop per two cores: measured, docs/decisions/0001. */
    private static int loops(HttpSettings settings) {
        return settings.eventLoops() > 0
                ? settings.eventLoops()
                : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }

    private static HttpServerOptions options(HttpSettings settings) {
        HttpServerOptions options = new HttpServerOptions()
                .setTcpNoDelay(true)
                .setAcceptBacklog(4096)
                .setHttp2ClearTextEnabled(false)
                // Everything of a connection happens on its loop, so it needs no queue for writes of other threads:
                // 5 KB less for each connection, docs/decisions/0004.
                .setStrictThreadMode(true)
                // Items are small and many; deflating each costs more than it saves, on both sides.
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setHandle100ContinueAutomatically(true)
                .setMaxHeaderSize(settings.maxHeadBytes())
                .setMaxInitialLineLength(settings.maxUriBytes())
                .setMaxWebSocketMessageSize(settings.maxSocketMessageBytes())
                .setMaxWebSocketFrameSize(settings.maxSocketMessageBytes())
                .setWebSocketClosingTimeout(SOCKET_CLOSING_SECONDS)
                // A message of a few bytes could unfold to any size, and each socket would cost its buffers.
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setUseProxyProtocol(settings.proxyProtocol())
                .setProxyProtocolTimeout(settings.headTimeout().toMillis())
                .setProxyProtocolTimeoutUnit(TimeUnit.MILLISECONDS);
        if (settings.tls()) {
            options.setSsl(true)
                    .setSslHandshakeTimeout(settings.headTimeout().toMillis())
                    .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                    .setKeyCertOptions(new PemKeyCertOptions()
                            .setCertPath(readable(settings.tlsCertificate(), "http.tls-certificate"))
                            .setKeyPath(readable(settings.tlsKey(), "http.tls-key")));
        }
        return options;
    }

    private static String readable(String file, String setting) {
        if (!Files.isReadable(Path.of(file))) {
            throw new CannotListenException(setting + ": cannot read the PEM file '" + file + "'", null);
        }
        return file;
    }

    private static CannotListenException cannotListen(Entrance entrance, Exception fault) {
        Throwable cause = fault;
        for (Throwable at = fault; at != null; at = at.getCause()) {
            cause = at;
            if (isTaken(at)) {
                return entrance.taken(at);
            }
        }
        String why = cause instanceof IOException && cause.getMessage() != null ? cause.getMessage() : cause.toString();
        return entrance.failed(why, cause);
    }

    /** The native transport has no exception of its own for it, only the system's words. */
    private static boolean isTaken(Throwable fault) {
        String message = fault.getMessage() == null ? "" : fault.getMessage();
        return fault instanceof BindException
                || (fault instanceof IOException
                        && (message.contains("Address already in use")
                                || message.contains("Cannot assign requested address")));
    }

    /** Stops listening and closes every connection. */
    @Override
    public void close() {
        closeVertx(vertx);
    }

    private static void closeVertx(Vertx vertx) {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException fault) {
            throw new IllegalStateException("the HTTP server did not close", fault);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
