/** The operator's calls, behind the admin password. */
@NullMarked
package dev.sluice.edge.admin;

import org.jspecify.annotations.NullMarked;
