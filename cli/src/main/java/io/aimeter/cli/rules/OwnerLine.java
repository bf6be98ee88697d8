package io.aimeter.cli.rules;

import java.util.List;

/**
 * A line of a CODEOWNERS file that says who owns what.
 *
 * @param number of the line in the file
 * @param section in lower case; empty outside of sections
 * @param pattern of paths; without the exclamation mark of one that takes away
 * @param excluded whether it takes away what lines above gave
 * @param owners as they are written; none where nobody owns it
 */
record OwnerLine(
    int number, String section, String pattern, boolean excluded, List<String> owners) {

  /** The team: of several owners the first that is one; null where there is none. */
  String team() {
    String group = null;
    for (String owner : owners) {
      if (owner.startsWith("@@") || !owner.startsWith("@")) {
        continue;
      }
      int slash = owner.lastIndexOf('/');
      if (slash > 0) {
        return owner.substring(slash + 1);
      }
      group = group == null ? owner.substring(1) : group;
    }
    return group;
  }

  /** Whether nobody owns it. */
  boolean ownerless() {
    return excluded || owners.isEmpty();
  }
}
