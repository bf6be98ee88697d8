/** One class a subcommand, and what they share in reading options. */
package io.aimeter.cli.command;
