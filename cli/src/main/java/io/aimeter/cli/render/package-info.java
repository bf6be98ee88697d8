/** Tables, lines, JSON and CSV: everything that is printed. */
package io.aimeter.cli.render;
