package dev.sluice.client.core;

/** The result of a call that has none but its success. */
public enum Done {
    DONE
}
