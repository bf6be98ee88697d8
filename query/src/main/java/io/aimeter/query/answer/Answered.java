package io.aimeter.query.answer;

import io.aimeter.query.Answer;
import java.util.List;

/**
 * What a question was answered.
 *
 * @param forMachines the rows, exact
 * @param forPeople the same rows, with what only people look at
 * @param notes what people are told below the rows, in their place where there are none; an empty
 *     line parts what belongs apart
 */
public record Answered(Answer forMachines, Answer forPeople, List<String> notes) {
  /** Rows that are the same for people and machines. */
  Answered(Answer answer, List<String> notes) {
    this(answer, answer, notes);
  }

  /** Whether there are no rows. */
  public boolean isEmpty() {
    return forMachines.rows().isEmpty();
  }
}
