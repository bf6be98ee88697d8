package io.aimeter.agent.estimate;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import io.aimeter.core.usage.TokenCounter;
import java.util.Locale;

/**
 * OpenAI's vocabularies, by JTokkit, whose tables of megabytes are loaded at the first question. Of
 * the agent thread alone. Texts are handed over in pieces, because the library's patterns search
 * back and forth in what they get; beyond {@link #MAX_COUNTED} characters the rest is counted in
 * proportion.
 */
public final class RealTokens implements TokenCounter {
  /** How much of a text is counted, in characters: a tenth of a second's work. */
  static final int MAX_COUNTED = 256 * 1024;

  /** The longest piece, in characters. */
  static final int MAX_PIECE = 1024;

  private EncodingRegistry encodings;

  @Override
  public long tokens(String model, String text) {
    if (encodings == null) {
      encodings = Encodings.newLazyEncodingRegistry();
    }
    Encoding encoding = encodings.getEncoding(encodingOf(model));
    int end = Math.min(text.length(), MAX_COUNTED);
    long tokens = 0;
    int from = 0;
    while (from < end) {
      int to = cut(text, from, end);
      tokens += encoding.countTokensOrdinary(text.substring(from, to));
      from = to;
    }
    return end == text.length() ? tokens : Math.round((double) tokens * text.length() / end);
  }

  /** Where a piece that begins here ends: before a space, if there is one in its second half. */
  private static int cut(String text, int from, int end) {
    int limit = from + MAX_PIECE;
    if (limit >= end) {
      return end;
    }
    for (int i = limit; i > limit - MAX_PIECE / 2; i--) {
      if (text.charAt(i) == ' ' && text.charAt(i - 1) != ' ') {
        return i;
      }
    }
    return Character.isLowSurrogate(text.charAt(limit)) ? limit - 1 : limit;
  }

  /** By OpenAI's tiktoken: GPT-3.5, GPT-4 before 4o, and the embeddings have the older one. */
  private static EncodingType encodingOf(String model) {
    String name = model == null ? "" : model.toLowerCase(Locale.ROOT);
    boolean older =
        name.contains("gpt-3.5")
            || name.contains("gpt-35")
            || name.contains("text-embedding-")
            || name.contains("davinci-002")
            || name.contains("babbage-002")
            || (name.contains("gpt-4")
                && !name.contains("gpt-4o")
                && !name.contains("gpt-4.1")
                && !name.contains("gpt-4.5"));
    return older ? EncodingType.CL100K_BASE : EncodingType.O200K_BASE;
  }
}
