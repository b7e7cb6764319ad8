# # Sentiment of hotel reviews
# Assignment 2, NLP course. Compare tf-idf with averaged word2vec.

import re
import nltk
import numpy as np
import pandas as pd
from nltk.corpus import stopwords
from nltk.stem import PorterStemmer
from gensim.models import Word2Vec
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import train_test_split
from sklearn.svm import LinearSVC
from sklearn.metrics import f1_score
nltk.download('stopwords')

reviews = pd.read_csv('hotel_reviews.csv')
reviews = reviews[reviews['rating'] != 3]
reviews['label'] = (reviews['rating'] > 3).astype(int)
reviews = reviews.drop_duplicates(subset='text').reset_index(drop=True)
reviews['label'].mean()

stemmer = PorterStemmer()
sw = set(stopwords.words('english')) - {'not', 'no', 'nor'}

def clean(t):
    t = re.sub(r'<.*?>|[^a-zA-Z ]', ' ', t).lower()
    return ' '.join(stemmer.stem(w) for w in t.split() if w not in sw)

reviews['clean'] = reviews['text'].apply(clean)
reviews['n_words'] = reviews['clean'].str.split().str.len()
reviews[['text', 'clean', 'n_words']].head(3)

reviews.groupby('label')['n_words'].describe()

# ## TF-IDF

idx_train, idx_test = train_test_split(reviews.index, test_size=0.2, random_state=0, stratify=reviews['label'])
y_train, y_test = reviews.loc[idx_train, 'label'], reviews.loc[idx_test, 'label']

tfidf = TfidfVectorizer(max_features=20000, ngram_range=(1, 2), min_df=3, sublinear_tf=True)
A_train = tfidf.fit_transform(reviews.loc[idx_train, 'clean'])
A_test = tfidf.transform(reviews.loc[idx_test, 'clean'])
A_train.shape

svc = LinearSVC(C=0.5).fit(A_train, y_train)
print('tf-idf F1', f1_score(y_test, svc.predict(A_test)))

# ## word2vec (own vectors)

tok_train = [t.split() for t in reviews.loc[idx_train, 'clean']]
tok_test = [t.split() for t in reviews.loc[idx_test, 'clean']]
w2v = Word2Vec(tok_train, vector_size=100, window=5, min_count=3, sg=1, epochs=10, seed=0, workers=1)

def doc_vec(tokens):
    v = [w2v.wv[w] for w in tokens if w in w2v.wv]
    return np.mean(v, axis=0) if v else np.zeros(100)

B_train = np.vstack([doc_vec(t) for t in tok_train])
B_test = np.vstack([doc_vec(t) for t in tok_test])
svc2 = LinearSVC(C=0.5, max_iter=5000).fit(B_train, y_train)
print('w2v F1', f1_score(y_test, svc2.predict(B_test)))

# tf-idf wins, probably because the corpus is small.
