package io.aimeter.sample.plain;

/** A program that calls nobody: what the agent costs it is the agent's start. */
public final class Hello {
  private Hello() {}

  /** Greets. */
  public static void main(String[] args) {
    System.out.println("Hello");
  }
}
