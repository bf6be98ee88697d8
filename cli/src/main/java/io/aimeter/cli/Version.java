package io.aimeter.cli;

import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Aimeter.class.getPackage().getImplementationVersion();
    return new String[] {"aimeter " + (version == null ? "(not packaged)" : version)};
  }
}
