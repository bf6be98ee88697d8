package io.aimeter.agent.weave;

import java.util.ArrayList;
import java.util.List;

/**
 * What the weaver is tried on; loaded woven by {@link WeaverTest}. No lambdas: it also serves as
 * version 50.
 */
@SuppressWarnings({"unused", "MethodCanBeStatic"}) // called by reflection; shapes matter, not style
public class Shapes {
  public Object plain(Object first, Object second) {
    return first == null ? second : first;
  }

  public String wide(long a, String text, double b, int c) {
    long sum = a + c;
    double product = b * c;
    for (int i = 0; i < 3; i++) {
      sum += i;
      if (sum > 100) {
        String early = text + sum;
        return early;
      }
    }
    return text + sum + product;
  }

  public Object loopsToItsStart(List<Object> items) {
    while (true) {
      if (items.size() > 3) {
        return items;
      }
      items.add("x");
    }
  }

  public Object handlesItsOwn(String text) {
    Object result;
    try {
      result = Integer.valueOf(text);
    } catch (NumberFormatException e) {
      result = "not a number";
    } finally {
      synchronized (this) {
        text = null;
      }
    }
    return result;
  }

  public void returnsNothing(List<Object> out) {
    if (out.isEmpty()) {
      out.add("done");
      return;
    }
    out.clear();
  }

  public Object takesFlag(long before, boolean flag, Object after) {
    return flag ? after : null;
  }

  public boolean returnsFlag(Object value) {
    return value == null || !value.equals("f");
  }

  public long returnsLong(long value) {
    return value > 0 ? value : -1;
  }

  public Object throwsDeep(int depth) {
    if (depth > 0) {
      return throwsDeep(depth - 1);
    }
    throw new IllegalStateException("deep");
  }

  public static List<String> isStatic(String only) {
    List<String> list = new ArrayList<String>();
    list.add(only);
    return list;
  }

  public Object reusesItsParameter(Object value) {
    Object answer = value;
    value = new int[] {1};
    if (answer == null) {
      return value;
    }
    long late = System.nanoTime();
    return late == 0 ? null : answer;
  }
}
