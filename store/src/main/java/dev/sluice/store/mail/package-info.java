/** Sends registration codes through a mail server. */
@NullMarked
package dev.sluice.store.mail;

import org.jspecify.annotations.NullMarked;
