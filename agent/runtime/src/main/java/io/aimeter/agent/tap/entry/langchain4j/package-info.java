/** AI services of LangChain4j. */
package io.aimeter.agent.tap.entry.langchain4j;
