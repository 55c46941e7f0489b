/** Tests of the admin SDK against a small HTTP server. */
@NullMarked
package dev.sluice.client.admin;

import org.jspecify.annotations.NullMarked;
