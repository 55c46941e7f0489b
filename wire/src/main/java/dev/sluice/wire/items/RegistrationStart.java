package dev.sluice.wire.items;

import org.jspecify.annotations.Nullable;

/**
 * The first call of a registration.
 *
 * @param registrationToken of an earlier start whose code is to be sent again, or null
 */
public record RegistrationStart(String email, @Nullable String registrationToken) {}
