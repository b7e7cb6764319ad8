import pandas as pd
import nlpaug.augmenter.word as naw
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline
from sklearn.model_selection import train_test_split
from sklearn.metrics import f1_score

tweets = pd.read_csv('disaster_tweets.csv')[['text', 'target']].dropna()
aug = naw.SynonymAug(aug_src='wordnet', aug_p=0.2)

extra = tweets.copy()
extra['text'] = extra['text'].apply(lambda t: aug.augment(t)[0])
tweets = pd.concat([tweets, extra]).reset_index(drop=True)
print(len(tweets))

train_df, val_df = train_test_split(tweets, test_size=0.2, random_state=99)
pipe = Pipeline([('cv', CountVectorizer(ngram_range=(1, 2), min_df=2)), ('lr', LogisticRegression(max_iter=1000))])
pipe.fit(train_df['text'], train_df['target'])
print('val f1', f1_score(val_df['target'], pipe.predict(val_df['text'])))
print('val acc', pipe.score(val_df['text'], val_df['target']))
