// Lunr as npm brings it, asked on documents that come in as JSON: {documents: [{id, title, text}], questions: [text]}.
import { readFileSync } from "node:fs";
import lunr from "lunr";

const { documents, questions } = JSON.parse(readFileSync(0, "utf8"));
const index = lunr(function () {
  this.ref("id");
  this.field("title");
  this.field("text");
  for (const document of documents) this.add(document);
});
const ask = (question) =>
  index.query((query) => {
    for (const token of lunr.tokenizer(question)) query.term(token);
  });
console.log(JSON.stringify(questions.map((question) => ask(question).slice(0, 10).map(({ ref }) => ref))));
