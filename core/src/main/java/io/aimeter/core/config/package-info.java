/**
 * What the user can set: the table of keys, where a value comes from (system property, environment,
 * file) and what is wrong with what was given.
 */
package io.aimeter.core.config;
