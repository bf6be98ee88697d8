/**
 * The user's mapping rules: a file that says, by where a call was made and to whom, what it belongs
 * to. Read from YAML or JSON, compiled once, evaluated a call.
 */
package io.aimeter.core.attribution.rules;
