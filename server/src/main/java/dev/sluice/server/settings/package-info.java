/**
 * Settings: read from a YAML file, the environment and flags, in rising order; checked as a whole before anything
 * starts; printed and documented from the same declarations ({@link dev.sluice.base.SettingReader}).
 */
@NullMarked
package dev.sluice.server.settings;

import org.jspecify.annotations.NullMarked;
