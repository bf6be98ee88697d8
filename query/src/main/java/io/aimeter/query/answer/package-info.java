/**
 * The questions people ask, each asked and told by one class: command line and dashboard only read
 * parameters and render, so that they cannot differ.
 */
package io.aimeter.query.answer;
