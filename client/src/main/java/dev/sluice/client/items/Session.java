package dev.sluice.client.items;

/**
 * A login.
 *
 * @param cookies the Cookie header of its calls
 * @param generation counts the client's logins
 */
record Session(String cookies, int generation) {
    /** The cookie is a secret. */
    @Override
    public String toString() {
        return "Session[" + generation + "]";
    }
}
