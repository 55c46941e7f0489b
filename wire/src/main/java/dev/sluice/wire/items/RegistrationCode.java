package dev.sluice.wire.items;

/** The second call of a registration. {@link #toString} hides both. */
public record RegistrationCode(String registrationToken, String emailCode) {
    @Override
    public String toString() {
        return "RegistrationCode[]";
    }
}
