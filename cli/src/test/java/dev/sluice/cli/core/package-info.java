@NullMarked
package dev.sluice.cli.core;

import org.jspecify.annotations.NullMarked;
