import pandas as pd
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.metrics import classification_report
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import ComplementNB
from sklearn.pipeline import Pipeline

tickets = pd.read_csv("tickets.csv", usecols=["subject", "body", "queue"]).drop_duplicates()
tickets["text"] = tickets["subject"].fillna("") + "\n" + tickets["body"]

biggest = tickets["queue"].value_counts().max()
pieces = [tickets]
for queue, part in tickets.groupby("queue"):
    missing = biggest - len(part)
    if missing > 0:
        pieces.append(part.sample(missing, replace=True, random_state=15))
tickets = pd.concat(pieces, ignore_index=True)

train, test = train_test_split(tickets, test_size=0.2, random_state=15)

nb = Pipeline([("bow", CountVectorizer(min_df=2)), ("nb", ComplementNB())])
nb.fit(train["text"], train["queue"])
print(classification_report(test["queue"], nb.predict(test["text"])))
