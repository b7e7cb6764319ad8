import json
import random

import spacy
from spacy.training import Example
from spacy.util import minibatch

random.seed(3)
rows = [json.loads(x) for x in open("complaints.jsonl", encoding="utf8")]
random.shuffle(rows)
nlp = spacy.blank("nl")
cat = nlp.add_pipe("textcat")
for lab in ("billing", "delivery", "quality"):
    cat.add_label(lab)


def example(r):
    cats = {l: float(l == r["topic"]) for l in cat.labels}
    return Example.from_dict(nlp.make_doc(r["body"]), {"cats": cats})


examples = [example(r) for r in rows]
dev = examples[: len(examples) // 5]
train = examples[len(examples) // 5:]

nlp.initialize(lambda: train[:200])
for epoch in range(8):
    random.shuffle(train)
    losses = {}
    for batch in minibatch(train, size=16):
        nlp.update(batch, drop=0.2, losses=losses)
    print(epoch, losses)
print("macro F on dev", nlp.evaluate(dev)["cats_macro_f"])
