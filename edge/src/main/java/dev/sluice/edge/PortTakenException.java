package dev.sluice.edge;

/** Something else listens there, or the address is not of this machine. */
final class PortTakenException extends CannotListenException {
    PortTakenException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
