package dev.sluice.cli;

import dev.sluice.base.CannotStartException;
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
            case CannotStartException _, IllegalArgumentException _ -> WRONG_SETTING;
            default -> FAILED;
        };
    }
}
