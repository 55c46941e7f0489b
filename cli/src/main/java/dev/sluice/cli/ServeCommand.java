package dev.sluice.cli;

import dev.sluice.server.SluiceServer;
import dev.sluice.server.logging.Logging;
import dev.sluice.server.settings.LoadedSettings;
import dev.sluice.server.settings.Settings;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sluice serve}: runs the server until it is told to stop. */
@Command(name = "serve", description = "Runs the server.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private SettingOptions options = new SettingOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        return switch (options.load(System.getenv())) {
            case LoadedSettings.Accepted accepted -> serve(accepted.settings());
            case LoadedSettings.Rejected rejected -> {
                SettingOptions.printMistakes(rejected, spec.commandLine().getErr());
                yield 2;
            }
        };
    }

    private int serve(Settings settings) throws InterruptedException {
        Logging.configure(settings.log());
        SluiceServer server = SluiceServer.start(settings);
        PrintWriter out = spec.commandLine().getOut();
        new Greeting(server, settings).print(out);
        out.flush();
        stopOnSignal(server);
        new CountDownLatch(1).await();
        return 0;
    }

    /**
     * SIGTERM and SIGINT drain and end with 0. The JVM would end with 128 plus the signal's number after its shutdown
     * hooks, so the last of them ends it itself.
     */
    private static void stopOnSignal(SluiceServer server) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("drain").unstarted(() -> {
            int exitCode = 0;
            try {
                server.drainAndClose();
            } catch (RuntimeException fault) {
                System.err.println("sluice: the stop was not clean: " + fault);
                exitCode = 1;
            }
            Runtime.getRuntime().halt(exitCode);
        }));
    }
}
