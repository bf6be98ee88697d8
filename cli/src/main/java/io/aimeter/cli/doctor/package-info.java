/** What {@code aimeter doctor} checks: a class a subject, each giving lines with a mark. */
package io.aimeter.cli.doctor;
