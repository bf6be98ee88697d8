package io.aimeter.cli.command;

import io.aimeter.core.config.Key;
import io.aimeter.core.config.Settings;
import io.aimeter.core.price.PriceBook;
import io.aimeter.core.price.PriceBookException;
import io.aimeter.query.BadInput;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that says which prices are laid over the bundled ones. */
final class BookOption {
  @Option(
      names = "--prices",
      paramLabel = "FILE",
      description = "Prices laid over the bundled ones: AIMETER_PRICES when not given.")
  private Path overlay;

  /** The book. */
  PriceBook book() {
    Path file = overlay == null ? Settings.load().path(Key.PRICES) : overlay;
    return file == null ? PriceBook.bundled() : overlaid(file);
  }

  /** The bundled book with a file laid over it. */
  static PriceBook overlaid(Path file) {
    try {
      return PriceBook.bundled().withOverlay(file);
    } catch (PriceBookException e) {
      throw new BadInput(e.getMessage());
    }
  }
}
