package io.aimeter.apps.kotlin

import com.aallam.openai.api.chat.ChatCompletionRequest
import com.aallam.openai.api.chat.ChatMessage
import com.aallam.openai.api.chat.ChatRole
import com.aallam.openai.api.chat.StreamOptions
import com.aallam.openai.api.embedding.EmbeddingRequest
import com.aallam.openai.api.model.ModelId
import com.aallam.openai.client.OpenAI
import com.aallam.openai.client.OpenAIConfig
import com.aallam.openai.client.OpenAIHost
import io.ktor.client.engine.HttpClientEngineFactory
import io.ktor.client.engine.cio.CIO
import io.ktor.client.engine.java.Java
import io.ktor.client.engine.okhttp.OkHttp
import kotlinx.coroutines.flow.count
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.slf4j.MDCContext
import kotlin.system.exitProcess

/**
 * Calls OpenAI by openai-kotlin, plain and streaming. Arguments: one of Ktor's engines, and the base
 * URL. Prints what it received.
 */
fun main(args: Array<String>) {
    val openai =
        OpenAI(
            OpenAIConfig(
                token = "sk-secret-7301",
                host = OpenAIHost(baseUrl = args[1] + "/"),
                engine = engine(args[0]).create(),
            ),
        )
    runBlocking(MDCContext(mapOf("ai.feature" to "coroutine"))) {
        println(openai.chatCompletion(chat("plain secretprompt [[cached=1024 out=353 reasoning=64]]")).usage?.totalTokens)
        val streamed = chat("streamed secretprompt [[cached=7 out=21 chunks=9]]", StreamOptions(includeUsage = true))
        println("${openai.chatCompletions(streamed).count()} chunks")
        val embedding = EmbeddingRequest(ModelId("text-embedding-3-small"), listOf("a secretprompt to embed"))
        println("${openai.embeddings(embedding).embeddings.size} embeddings")
    }
    exitProcess(0) // the engines' threads would keep the JVM for a while
}

private fun chat(text: String, options: StreamOptions? = null) =
    ChatCompletionRequest(
        model = ModelId("gpt-4o-mini"),
        messages = listOf(ChatMessage(role = ChatRole.User, content = text)),
        streamOptions = options,
    )

private fun engine(name: String): HttpClientEngineFactory<*> =
    when (name) {
        "cio" -> CIO
        "okhttp" -> OkHttp
        "java" -> Java
        else -> throw IllegalArgumentException(name)
    }
