package dev.sluice.cli;

import dev.sluice.server.settings.LoadedSettings;
import dev.sluice.server.settings.SettingsReport;
import java.io.PrintWriter;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sluice config print|check|doc}. */
@Command(name = "config", description = "Shows, checks and documents the settings.", mixinStandardHelpOptions = true)
final class ConfigCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    ConfigCommand() {
        spec = CommandSpec.create();
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(description = "The effective settings as YAML, with the source of each that is not the default.")
    int print(@Mixin SettingOptions options) {
        return report(options, SettingsReport::print);
    }

    @Command(description = "Says 'ok', or everything that is wrong.")
    int check(@Mixin SettingOptions options) {
        return report(options, report -> "ok\n");
    }

    @Command(description = "Every setting with its default, bounds and meaning, as Markdown.")
    int doc() {
        spec.commandLine().getOut().print(SettingsReport.reference());
        spec.commandLine().getOut().flush();
        return 0;
    }

    private int report(SettingOptions options, Function<SettingsReport, String> form) {
        PrintWriter out = spec.commandLine().getOut();
        return switch (options.load(System.getenv())) {
            case LoadedSettings.Accepted accepted -> {
                out.print(form.apply(accepted.report()));
                out.flush();
                yield 0;
            }
            case LoadedSettings.Rejected rejected -> {
                SettingOptions.printMistakes(rejected, spec.commandLine().getErr());
                yield 2;
            }
        };
    }
}
