/**
 * The examples of the Python client for datarhei Core, in Java. Each is a program: with {@code CORE_URL} (default
 * {@code http://127.0.0.1:8080}), {@code CORE_USERNAME} and {@code CORE_PASSWORD} (default {@code admin},
 * {@code datarhei}) in the environment.
 */
@NullMarked
package dev.sluice.examples.core;

import org.jspecify.annotations.NullMarked;
