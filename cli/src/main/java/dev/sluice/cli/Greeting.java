package dev.sluice.cli;

import dev.sluice.server.SluiceServer;
import dev.sluice.server.settings.Settings;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;

/** What {@code serve} says when it is ready: where, who, and three lines to paste that work. */
final class Greeting {
    private final SluiceServer server;
    private final Settings settings;

    Greeting(SluiceServer server, Settings settings) {
        this.server = server;
        this.settings = settings;
    }

    void print(PrintWriter out) {
        URI base = server.baseUri();
        Path data = settings.data().toAbsolutePath().normalize();
        out.println("Sluice is ready at " + base);
        out.println("  data folder     " + data);
        if (server.isAdminPasswordNew()) {
            out.println("  admin password  " + server.adminPassword() + "  (shown once; kept in "
                    + data.resolve("admin.password") + ")");
        }
        server.firstCredentials().ifPresent(first -> {
            out.println("  account id      " + first.accountId());
            out.println("  API key         " + first.apiKey() + "  (shown once; kept in " + data.resolve("xrtc.env")
                    + ", which the SDKs read)");
        });
        out.println("  video calls     " + base + "/rooms/hello  (any name makes a room)");
        server.sspUri()
                .ifPresent(
                        ssp -> out.println("  signalling      " + ssp + "/  (as PyRTC's) and /rtc on the main port"));
        if (server.stunPort() > 0) {
            out.println("  STUN            UDP port " + server.stunPort());
        }
        printTour(out, base, data);
    }

    private void printTour(PrintWriter out, URI base, Path data) {
        out.println();
        out.println("Try it in another terminal:");
        out.println("  . '" + data.resolve("xrtc.env") + "'; curl -sc jar -d '{\"accountid\":\"'$ACCOUNT_ID'\","
                + "\"apikey\":\"'$API_KEY'\"}' " + base + "/v1/auth/login; echo");
        out.println("  curl -sb jar -d '{\"items\":[{\"portalid\":\"abc\",\"payload\":\"hello\"}]}' " + base
                + "/v1/item/set; echo");
        out.println("  curl -sNb jar '" + base + "/v1/item/stream?portalid=abc'");
        out.println();
        out.println("Or open " + base + "/ in a browser. Stop with Ctrl-C.");
    }
}
