package dev.sluice.bench.peer;

import dev.sluice.bench.load.Endpoint;
import dev.sluice.bench.load.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * nginx answering a constant to the same POST: what a server in C costs that reads HTTP and does nothing. Two workers,
 * no access log, keep-alive without end.
 */
public record NginxPeer(ServerProcess process, Endpoint endpoint, HttpRequests requests) implements Peer {
    /** {@code program} is the nginx to run. */
    public static NginxPeer start(Path program, Path workDir) {
        int port = Ports.free();
        Path config = workDir.resolve("nginx.conf");
        try {
            Files.writeString(config, config(workDir, port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ServerProcess process = ServerProcess.start(
                "nginx",
                workDir,
                List.of(program.toString(), "-e", "stderr", "-p", workDir.toString(), "-c", config.toString()));
        process.awaitReady(() -> Ports.accepts(port), Duration.ofSeconds(10));
        return new NginxPeer(process, Endpoint.http(port), new HttpRequests(port, "0".repeat(32)));
    }

    private static String config(Path folder, int port) {
        return """
            worker_processes 2;
            daemon off;
            pid %1$s/nginx.pid;
            error_log stderr error;
            events { worker_connections 4096; }
            http {
              access_log off;
              client_body_temp_path %1$s/body;
              proxy_temp_path %1$s/proxy;
              fastcgi_temp_path %1$s/fastcgi;
              uwsgi_temp_path %1$s/uwsgi;
              scgi_temp_path %1$s/scgi;
              keepalive_timeout 600s;
              keepalive_requests 1000000000;
              server {
                listen 127.0.0.1:%2$d reuseport backlog=4096;
                location / {
                  default_type application/json;
                  return 200 '{"servertimestamp":1659716661000}';
                }
              }
            }
            """.formatted(folder, port);
    }

    @Override
    public String name() {
        return "nginx";
    }

    @Override
    public Request set(int portal) {
        return requests.set(portal);
    }

    @Override
    public Request probe(int portal) {
        return requests.get(portal, "probe", "FIFO");
    }
}
