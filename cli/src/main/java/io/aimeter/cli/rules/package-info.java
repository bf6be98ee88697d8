/** Mapping rules made of what others have written down, and why a rule speaks or does not. */
package io.aimeter.cli.rules;
