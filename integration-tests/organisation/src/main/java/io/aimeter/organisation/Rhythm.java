package io.aimeter.organisation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** When a feature is used: the share of each weekday and hour, in UTC. */
enum Rhythm {
  /** People at work. */
  OFFICE {
    @Override
    double ofDay(LocalDate day) {
      boolean holiday = day.getDayOfYear() > 357 || day.getDayOfYear() < 3;
      double usual =
          day.getDayOfWeek() == DayOfWeek.SATURDAY
              ? 0.12
              : day.getDayOfWeek() == DayOfWeek.SUNDAY ? 0.08 : 1;
      return holiday ? 0.3 * usual : usual;
    }

    @Override
    double ofHour(int hour) {
      return hour < 6 ? 0.1 : hour < 9 ? 2 + hour - 6 : hour < 17 ? 6 : hour < 21 ? 2 : 0.3;
    }
  },
  /** Customers, most of them in the evening. */
  CONSUMER {
    @Override
    double ofDay(LocalDate day) {
      return day.getDayOfWeek().getValue() > 5 ? 1.2 : 1;
    }

    @Override
    double ofHour(int hour) {
      return hour < 6 ? 0.8 : hour < 16 ? 3 : hour < 22 ? 6 : 3;
    }
  },
  /** A job of the small hours. */
  NIGHT {
    @Override
    double ofDay(LocalDate day) {
      return 1;
    }

    @Override
    double ofHour(int hour) {
      return hour >= 1 && hour < 5 ? 1 : 0;
    }
  },
  /** Twice a day, when people begin and hand over. */
  SHIFTS {
    @Override
    double ofDay(LocalDate day) {
      return OFFICE.ofDay(day);
    }

    @Override
    double ofHour(int hour) {
      return hour == 8 || hour == 15 ? 1 : 0;
    }
  },
  /** Day and night. */
  STEADY {
    @Override
    double ofDay(LocalDate day) {
      return 1;
    }

    @Override
    double ofHour(int hour) {
      return 1;
    }
  };

  abstract double ofDay(LocalDate day);

  abstract double ofHour(int hour);

  /** The sums of the hours up to each; not to be changed. */
  double[] hours() {
    return Sums.OF.get(this);
  }

  /** Reckoned once. */
  private static final class Sums {
    private static final Map<Rhythm, double[]> OF = new EnumMap<>(Rhythm.class);

    static {
      for (Rhythm rhythm : values()) {
        double[] hours = new double[24];
        Arrays.setAll(hours, rhythm::ofHour);
        Arrays.parallelPrefix(hours, Double::sum);
        OF.put(rhythm, hours);
      }
    }
  }
}
