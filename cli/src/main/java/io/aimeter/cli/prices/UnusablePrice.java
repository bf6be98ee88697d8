package io.aimeter.cli.prices;

/** A price that cannot be said in a price file of ours; the message says why. */
final class UnusablePrice extends Exception {
  private static final long serialVersionUID = 1;

  UnusablePrice(String message) {
    super(message);
  }
}
