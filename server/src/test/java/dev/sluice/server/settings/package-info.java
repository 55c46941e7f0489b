@NullMarked
package dev.sluice.server.settings;

import org.jspecify.annotations.NullMarked;
