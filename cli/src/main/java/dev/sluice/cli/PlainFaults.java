package dev.sluice.cli;

import dev.sluice.base.CannotStartException;
import dev.sluice.client.items.XrtcConfigurationException;
import dev.sluice.client.items.XrtcException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What went wrong, in one line on standard error; a stack trace is for developers and reaches no user. */
final class PlainFaults implements IExecutionExceptionHandler {
    private static final int FAILED = 1;
    private static final int WRONG_SETTING = 2;

    @Override
    public int handleExecutionException(Exception fault, CommandLine command, ParseResult parsed) {
        String message = fault.getMessage();
        command.getErr().println("sluice: " + (message == null ? fault.toString() : message));
        return switch (fault) {
            case CannotStartException _, IllegalArgumentException _, XrtcConfigurationException _ -> WRONG_SETTING;
            // Found before anything was sent: a wrong portal id, say.
            case XrtcException.InvalidArguments wrong when wrong.status().isEmpty() -> WRONG_SETTING;
            default -> FAILED;
        };
    }
}
