/** The settings: one record tree that is parser, defaults, validation and documentation. */
@NullMarked
package dev.sluice.server.settings;

import org.jspecify.annotations.NullMarked;
